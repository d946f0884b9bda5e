package race

const (
	a = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
	b = a + a + a + a + a + a + a + a
	c = b + b + b + b + b + b + b + b
	d // the same as c, and so as long
	e = d + d + d + d + d + d + d + d
	f = e + e + e + e + e + e + e + e
	g = f + f + f + f + f + f + f + f // want "complexity"
)

const n = g + g
