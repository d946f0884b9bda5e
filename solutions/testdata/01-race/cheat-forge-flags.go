// Tests are left out by setting a flag of package testing.
//
// refused: imports 6
package race

import "flag"

var _ = flag.Set("test.run", "^$")
