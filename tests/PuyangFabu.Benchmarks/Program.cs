using System.Reflection;
using BenchmarkDotNet.Running;
using PuyangFabu.Benchmarks.Search;

switch (args)
{
    case ["search-quality", "--data", var data]:
        return SearchQuality.Run(data);
    case ["search-speed", "--data", var data]:
        return SearchSpeed.Run(data);
    default:
        BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
        return 0;
}
