using PuyangFabu.Tests;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongOnesEarly))]

namespace PuyangFabu.Tests;

/// <summary>
/// Classes that take longest are spread over the first half of the run: one that began last would run alone at the end, and those
/// that wait for processes leave the processors to others meanwhile.
/// </summary>
public sealed class LongOnesEarly : ITestCollectionOrderer
{
    private static readonly string[] Long =
        ["ReviewMatrixTests", "KillTests", "DocumentedExamplesTests", "BackupCommandTests", "CommandPlaceTests", "CommandProcessTests", "BroadcastFaultTests", "DatabaseRestartTests"];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection
    {
        var longOnes = new Queue<TTestCollection>(testCollections.Where(static collection => IsLong(collection)));
        var every = Math.Max(1, testCollections.Count / 2 / Math.Max(1, longOnes.Count));
        var ordered = new List<TTestCollection>();
        foreach (var (index, other) in testCollections.Where(static collection => !IsLong(collection)).Index())
        {
            if (index % every == 0 && longOnes.TryDequeue(out var next))
            {
                ordered.Add(next);
            }

            ordered.Add(other);
        }

        return [.. ordered, .. longOnes];
    }

    private static bool IsLong<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection =>
        Array.Exists(Long, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal));
}
