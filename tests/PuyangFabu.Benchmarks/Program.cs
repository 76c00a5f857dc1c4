using System.Reflection;
using BenchmarkDotNet.Running;
using PuyangFabu.Benchmarks.Console;
using PuyangFabu.Benchmarks.Flood;
using PuyangFabu.Benchmarks.Inbox;
using PuyangFabu.Benchmarks.Load;
using PuyangFabu.Benchmarks.Nodes;
using PuyangFabu.Benchmarks.Replies;
using PuyangFabu.Benchmarks.Search;
using PuyangFabu.Benchmarks.Sizes;
using PuyangFabu.Benchmarks.Start;
using PuyangFabu.Benchmarks.Topics;

switch (args)
{
    case ["search-quality", "--data", var data]:
        return SearchQuality.Run(data);
    case ["search-speed", "--data", var data]:
        return SearchSpeed.Run(data);
    case ["rule-matching"]:
        return RuleMatching.Run();
    case ["topics"]:
        return TopicSpeed.Run();
    case ["inbox-writing", .. var options]:
        return await InboxWriting.RunAsync(options);
    case ["bare", .. var settings]:
        await BareServer.RunAsync(settings);
        return 0;
    case ["load", .. var options]:
        return await LoadCommand.RunAsync(options);
    case ["flood", .. var options]:
        return await FloodCommand.RunAsync(options);
    case ["nodes", .. var options]:
        return await NodesCommand.RunAsync(options);
    case ["start", .. var options]:
        return await StartCommand.RunAsync(options);
    case ["sizes", .. var options]:
        return await SizesCommand.RunAsync(options);
    case ["console", .. var options]:
        return await ConsoleCommand.RunAsync(options);
    default:
        Measure(args);
        return 0;
}

// A method of its own: the bare server does not load what measures.
static void Measure(string[] args) => BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
