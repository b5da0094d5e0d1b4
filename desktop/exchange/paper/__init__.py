"""The official form as others hold it: copied text, pages of a PDF and Word tables become reports."""
