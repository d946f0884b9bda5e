package guide

var count int

func inc() {
	count++
}
