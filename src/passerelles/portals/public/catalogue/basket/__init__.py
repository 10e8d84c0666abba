"""The basket of sessions: kept by the browser, printed, exported, shared by its address."""
