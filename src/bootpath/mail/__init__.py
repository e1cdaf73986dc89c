"""Mail: what a message says, who said each line of it, and where messages are kept.

Bottom to top: identity, charset, headers, person; hypertext, flowed, body, message;
quoting, dates, attribution, heading, structure, speech; normal, passage, matching;
subject, summary, thread, fragment; mbox, archives. Nothing here knows of records or YAML, and only `archives` opens files and sockets.
"""
