using PuyangFabu.Hosting.Commands;

return await ProductCommands.RunAsync(args);
