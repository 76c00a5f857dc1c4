namespace PuyangFabu.Tests.Foundation.Storage;

/// <summary>A PostgreSQL server for one class of tests, which may take it down.</summary>
public sealed class LoneDatabases : IDisposable
{
    public TestDatabases Databases { get; } = new();

    public void Dispose() => Databases.Dispose();
}
