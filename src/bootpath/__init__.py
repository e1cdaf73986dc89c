"""bootpath: a tracker for design discussions that happen on mailing lists."""

__version__ = "0.1.0"
