// Package watch calls for work when a file is saved, and for what a person asks
// by a key meanwhile.
//
// What the system tells of files differs between systems, editors and network
// folders, so none of it is believed: it only wakes a look at the files
// themselves, and so does a clock. There is one piece of work at a time, and a
// save in the middle of it makes it begin again.
package watch
