package race

func init() {} // want "reserved"

func init() {} // want "reserved"

func main() {} // want "reserved"

func TestMain(m any) {} // want "reserved"

type t struct{}

func (t) init() {}

func (t) main() {}

func initialise() { init := 1; _ = init }

func TestCounter() {} // want "reserved"

func Test() {} // want "reserved"

func Example_counter() {} // want "reserved"

func BenchmarkÄ() {} // want "reserved"

func Fuzz1() {} // want "reserved"

func Testify() {}

func Examples() {}

func (t) TestCounter() {}
