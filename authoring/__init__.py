"""The authoring tools: they run the labs and make notebooks and the book from their sources."""
