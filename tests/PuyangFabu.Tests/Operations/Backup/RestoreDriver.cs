using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Foundation.Holds;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Operations.Backup;

/// <summary>Makes the data of a running product what a restore leaves behind.</summary>
internal static class RestoreDriver
{
    /// <summary>As if the rows had just come out of a backup; what is due is held.</summary>
    public static Task RestoredAsync(this ProductHost host) => host.Database.Database.WriteAsync(
        session => host.Services.GetRequiredService<DueWorkHold>().SetAsync(session, "数据恢复自备份"), CancellationToken.None);

    /// <summary>A person looked and lets go what is held, a second later.</summary>
    public static async Task ReleasedAsync(this Newsroom room)
    {
        room.Host.Database.Clock.Advance(TimeSpan.FromSeconds(1));
        (await (await room.AdminAsync()).PostAsync("/api/holds/due-work/release")).Ok();
    }
}
