"""The gallery of components, for those who build and check pages."""

from django.urls import path

from cmdp.kit import views

app_name = "kit"
urlpatterns = [path("", views.gallery, name="gallery")]
