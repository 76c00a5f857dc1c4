using PuyangFabu.Hosting.Commands;
using PuyangFabu.Storage;

OwnerOnlyFiles.Mask();
return await ProductCommands.RunAsync(args);
