"""Page values and templates to the files of the site."""

from bootpath.site.renderer import Renderer, render

__all__ = ["Renderer", "render"]
