"""The official form as an editable Word document."""
