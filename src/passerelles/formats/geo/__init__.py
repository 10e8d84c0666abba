"""Files that describe territories: communes, zonings, coordinates, outlines."""
