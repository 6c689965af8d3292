"""Files of records: arriving, attached to a draft, read by the worker, handed out to whoever may read the record, taken away for good."""
