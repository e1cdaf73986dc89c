"""Page values and templates to the files of the site: the only door to Jinja."""

from bootpath.site.environment import environment, quick_environment, url
from bootpath.site.fault import TemplateFault
from bootpath.site.renderer import Renderer, render

__all__ = ["Renderer", "TemplateFault", "environment", "quick_environment", "render", "url"]
