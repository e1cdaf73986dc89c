"""Writing into records: new items in YAML text with every other byte kept, and new documents."""

from bootpath.edit.fault import CannotEdit
from bootpath.edit.insertion import append
from bootpath.edit.layout import HOUSE, Style, Value, document, item_text

__all__ = ["HOUSE", "CannotEdit", "Style", "Value", "append", "document", "item_text"]
