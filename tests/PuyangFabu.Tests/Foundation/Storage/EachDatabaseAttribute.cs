using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace PuyangFabu.Tests.Foundation.Storage;

/// <summary>Runs a theory once on SQLite and once on PostgreSQL; the provider's name is the only argument.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EachDatabaseAttribute : DataAttribute
{
    private static readonly IReadOnlyCollection<ITheoryDataRow> Rows =
        [new TheoryDataRow<string>("sqlite"), new TheoryDataRow<string>("postgresql")];

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult(Rows);

    public override bool SupportsDiscoveryEnumeration() => true;
}
