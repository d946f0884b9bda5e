// A package is imported for its effect alone.
//
// refused: imports 6
package race

import _ "time"
