namespace PuyangFabu.Operations.SampleContent;

/// <summary>Fills an empty database, so that the first start shows a working account.</summary>
public sealed class Seeder(StandardContent standard, Demonstration demonstration)
{
    /// <summary>
    /// Creates the boards when there are none, and the default menu for each account without one. Run again, it changes
    /// nothing; several nodes may run it at once.
    /// </summary>
    /// <param name="accounts">Slugs of the accounts.</param>
    /// <param name="sampleContent">Also fill a database without articles with sample articles, reply rules, synonyms and a directory.</param>
    public async Task RunAsync(IEnumerable<string> accounts, bool sampleContent, CancellationToken cancellation)
    {
        await standard.SeedBoardsAsync(cancellation);
        await standard.SeedMenusAsync(accounts, cancellation);
        if (sampleContent)
        {
            await demonstration.SeedAsync(cancellation);
        }
    }
}
