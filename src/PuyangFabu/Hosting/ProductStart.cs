using PuyangFabu.Accounts;
using PuyangFabu.Boards;
using PuyangFabu.Checks.Words;
using PuyangFabu.Operators;
using PuyangFabu.Replies;
using PuyangFabu.SampleContent;
using PuyangFabu.Storage;
using PuyangFabu.Uploads;

namespace PuyangFabu.Hosting;

/// <summary>What must be done before the first request, in this order. Never waits for WeChat.</summary>
public sealed class ProductStart(
    ProductSettings settings,
    Migrator migrator,
    AccountRegistry accounts,
    EncryptionStates encryption,
    Seeder seeder,
    SandboxPreviewNames previewNames,
    OperatorBootstrap operators,
    ContentChangeStore changes,
    ContentChangeFeed feed,
    BoardCatalog boards,
    RuleReplies rules,
    WordListBook words,
    UploadFiles uploads,
    TimeProvider clock)
{
    /// <exception cref="StorageException">The database cannot be used.</exception>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        migrator.Run();
        await accounts.LoadAsync(cancellation);
        await seeder.RunAsync(accounts.All.Select(static account => account.Slug), settings.SampleContent, cancellation);
        await previewNames.RunAsync(cancellation);
        await operators.RunAsync(cancellation);

        // The feed starts from before the loading, so that what is written meanwhile is told again, not lost.
        feed.StartFrom(await changes.LatestAsync(cancellation));
        await accounts.LoadAsync(cancellation);
        await encryption.LoadAsync(cancellation);
        await boards.LoadAsync(cancellation);
        await rules.LoadAsync(cancellation);
        await words.LoadAsync(cancellation);
        uploads.RemoveLeftovers(clock.GetUtcNow());
    }
}
