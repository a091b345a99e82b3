"""What mentions refer to within one document: places, bodies, people, meetings, agreements."""
