using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Webhook.Inbox;

namespace PuyangFabu.Tests.Webhook;

/// <summary>Makes messages share a transaction: the writer is held by the write of a first one until all the others wait.</summary>
internal static class InboxGroups
{
    /// <param name="holder">The key of the message that holds the writer.</param>
    /// <returns>The entries' tasks, all of them ended.</returns>
    public static async Task<IReadOnlyList<Task<StoredReply>>> StoreTogetherAsync(ProductHost host, IReadOnlyList<InboxEntry> entries, int holder = 1)
    {
        var inbox = host.Services.GetRequiredService<InboxWriter>();
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var holding = inbox.StoreAsync(InboxEntries.Of(host, holder, _ =>
        {
            begun.TrySetResult();
            return go.Task;
        }));
        await begun.Task;
        var stored = entries.Select(inbox.StoreAsync).ToList();
        go.SetResult();
        await holding;
        await Task.WhenAll(stored).ContinueWith(static _ => { }, TaskScheduler.Default);
        return stored;
    }
}
