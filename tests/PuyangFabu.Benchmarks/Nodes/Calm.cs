namespace PuyangFabu.Benchmarks.Nodes;

/// <summary>Says of a stretch of time whether nodes and database were left alone in it.</summary>
internal sealed class Calm(IReadOnlyList<Node> nodes)
{
    private int database;

    /// <summary>Something is done to the database.</summary>
    public void DisturbDatabase() => Interlocked.Increment(ref database);

    /// <summary>A mark of the present: the same again later means that nothing was disturbed in between.</summary>
    public int Mark() => nodes.Sum(static node => node.Disturbances) + Volatile.Read(ref database);

    public IReadOnlyList<Node> Up => [.. nodes.Where(static node => node.IsUp)];
}
