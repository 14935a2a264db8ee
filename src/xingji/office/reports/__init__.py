"""Reports: the rectification report of one enterprise, the annual report of the province, and their charts."""
