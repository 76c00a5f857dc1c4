using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Operations.Doctor.Checks;

namespace PuyangFabu.Tests.Operations.Doctor.Checks;

public sealed class DatabaseCheckTests
{
    private static readonly DatabaseFacts Whole = new()
    {
        Migration = AppliedMigrations.Newest,
        SizeBytes = 1_000_000,
        ServerTimeMs = null,
        Damage = null,
        ReadsBesideWrites = true,
    };

    [Fact]
    public void A_whole_database_of_this_version_is_fine() => Assert.Equal(FindingLevel.Fine, Worst(Whole));

    [Fact]
    public void Damage_an_older_and_a_newer_version_are_wrong()
    {
        Assert.Equal(FindingLevel.Wrong, Worst(Whole with { Damage = "row 3 missing from index" }));
        Assert.Equal(FindingLevel.Wrong, Worst(Whole with { Migration = AppliedMigrations.Newest - 1 }));
        Assert.Equal(FindingLevel.Wrong, Worst(Whole with { Migration = AppliedMigrations.Newest + 1 }));
    }

    [Fact]
    public void An_empty_one_and_one_without_WAL_are_worth_a_look()
    {
        Assert.Equal(FindingLevel.Notice, Worst(Whole with { Migration = 0 }));
        Assert.Equal(FindingLevel.Notice, Worst(Whole with { ReadsBesideWrites = false }));
    }

    private static FindingLevel Worst(DatabaseFacts facts) => DatabaseCheck.Judge(facts, "sqlite").Max(static finding => finding.Level);
}
