// They eat one after the other, without any goroutine.
//
// fails: dine/parallel serialised
package deadlock

func Dine(n, meals int, eat func(philosopher int)) {
	for range meals {
		for i := range n {
			eat(i)
		}
	}
}
