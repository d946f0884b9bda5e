package race

type row [1000]int

type table struct { // want "arrays"
	a, b [50]row
	c    int
}

var used table // what uses it is not refused once more
