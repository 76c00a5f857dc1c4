using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Hosting;

namespace PuyangFabu.Tests.Foundation.Storage;

public sealed class ContentListenerRankTests(TestDatabases databases)
{
    [Fact]
    public async Task Every_listener_ranks_above_those_it_reads()
    {
        await using var host = await ProductHost.StartAsync(databases);
        var listeners = host.Services.GetServices<IContentChangeListener>().ToDictionary(static listener => listener.GetType());
        Assert.NotEmpty(listeners);

        var reads = listeners.Values
            .SelectMany(listener => Needs(listener.GetType(), []).Where(listeners.ContainsKey).Select(read => (Listener: listener, Read: listeners[read])))
            .ToList();

        Assert.NotEmpty(reads);
        Assert.All(reads, static pair => Assert.True(
            pair.Listener.Rank > pair.Read.Rank, $"{pair.Listener.GetType().Name} reads {pair.Read.GetType().Name} and must hear of changes after it."));
    }

    // What a class is given, and what that is given in its turn.
    private static HashSet<Type> Needs(Type type, HashSet<Type> found)
    {
        foreach (var given in type.GetConstructors().SelectMany(static made => made.GetParameters()).Select(static parameter => parameter.ParameterType))
        {
            if (given.Namespace?.StartsWith("PuyangFabu.", StringComparison.Ordinal) == true && found.Add(given))
            {
                Needs(given, found);
            }
        }

        return found;
    }
}
