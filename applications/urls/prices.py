"""The price index: ``/yonetim/fiyat-endeksi/``."""

from django.urls import URLPattern, path

from applications.views.administrator import prices

PLACE = "yonetim/fiyat-endeksi/"

urlpatterns: list[URLPattern] = [
    path(PLACE, prices.price_index_list, name="price_index_list"),
    path(PLACE + "yukle/", prices.price_index_new, name="price_index_new"),
    path(PLACE + "kullanma/", prices.price_index_none, name="price_index_none"),
    path(PLACE + "<id:public_id>/kullan/", prices.price_index_use, name="price_index_use"),
]
