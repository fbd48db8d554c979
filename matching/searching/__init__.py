"""The offers in Elasticsearch: what is written there, what is asked for, and the node that runs from packages alone."""
