/** Every module has said what it contributes before the tests of a process begin, as in the product. */
import '../apps/server/modules.ts';
