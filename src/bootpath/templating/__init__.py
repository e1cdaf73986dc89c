"""Jinja as the site has it, its code made quick: the only door to Jinja."""

from bootpath.templating.environment import environment, quick_environment, url
from bootpath.templating.fault import TemplateFault, fault_of

__all__ = ["TemplateFault", "environment", "fault_of", "quick_environment", "url"]
