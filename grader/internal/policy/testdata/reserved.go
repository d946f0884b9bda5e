package race

func init() {} // want "reserved"

func init() {} // want "reserved"

func main() {} // want "reserved"

func TestMain(m any) {} // want "reserved"

type t struct{}

func (t) init() {}

func (t) main() {}

func initialise() { init := 1; _ = init }

func TestCounter() {} // nobody calls it: it is in no test file
