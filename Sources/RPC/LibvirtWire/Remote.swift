/// The types of the main program, `remote`: one for the arguments, the result and the event of each procedure.
package enum Remote {}

/// The types of QEMU's own program, `qemu`.
package enum QEMUProgram {}

/// The types of Drover's own program, `drover`.
package enum DroverProgram {}
