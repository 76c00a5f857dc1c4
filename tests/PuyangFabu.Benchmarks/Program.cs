using System.Reflection;
using BenchmarkDotNet.Running;
using PuyangFabu.Benchmarks.Load;
using PuyangFabu.Benchmarks.Replies;
using PuyangFabu.Benchmarks.Search;

switch (args)
{
    case ["search-quality", "--data", var data]:
        return SearchQuality.Run(data);
    case ["search-speed", "--data", var data]:
        return SearchSpeed.Run(data);
    case ["rule-matching"]:
        return RuleMatching.Run();
    case ["bare", .. var settings]:
        await BareServer.RunAsync(settings);
        return 0;
    case ["load", .. var options]:
        return await LoadCommand.RunAsync(options);
    default:
        BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
        return 0;
}
