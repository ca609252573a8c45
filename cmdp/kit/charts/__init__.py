"""Pictures of numbers: geometry and words worked out here, drawn as SVG by ``templates/components/chart_*.html``.

Across, places are shares of the width; down, they are in ``rem``: a picture fits any column while its text keeps its size.
"""
