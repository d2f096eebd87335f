package desktop

func (d *desk) showKeys()  {}
func (d *desk) showAbout() {}
