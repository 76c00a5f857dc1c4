using PuyangFabu.Foundation.Storage;
using PuyangFabu.Hosting.Commands;

OwnerOnlyFiles.Mask();
return await ProductCommands.RunAsync(args);
