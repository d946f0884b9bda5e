package race

const far = 1 << 40

var (
	fine   = []int{100_000: 1}
	list   = []int{far: 1}               // want "arrays"
	inner  = [][]int{0: {far: 1}}        // want "arrays"
	char   = []int{'a': 1, 3: 2, 1e6: 0} // want "arrays"
	sparse = map[int]int{far: 1}
	named  = struct{ far int }{far: 1}
	many   = make([]int, 3)
)
