using Dapper;

namespace PuyangFabu.Tests.Foundation.Storage;

public sealed class SameProviderTests(TestDatabases databases)
{
    private const string Statement = "select @number as told_once";

    [Theory, EachDatabase]
    public async Task What_is_compiled_for_a_statement_serves_the_next_tests_database(string provider)
    {
        using var first = databases.Create(provider);
        using var second = databases.Create(provider);
        var statement = $"{Statement}_{provider}";

        Assert.Equal((1, 2), (await AskAsync(first, 1), await AskAsync(second, 2)));
        Assert.Single(SqlMapper.GetCachedSQL(), cached => cached.Item2 == statement);

        Task<long> AskAsync(TestDatabase database, long number) => database.Database.ReadAsync(
            session => session.ScalarAsync<long>(statement, new { number }), TestContext.Current.CancellationToken);
    }
}
