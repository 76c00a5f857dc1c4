using PuyangFabu.Foundation.Files;

namespace PuyangFabu.Operations.Backup.Copying;

/// <summary>Brings kept files from one place to another, one by one: what is there already is not brought again, so that it can be stopped and begun anew.</summary>
internal static class FileCopy
{
    /// <param name="exact">Takes away from the target what the source does not have.</param>
    /// <returns>What the target has of the source's files now.</returns>
    public static async Task<CopiedFiles> RunAsync(IKeptFiles from, IKeptFiles to, bool exact, IProgress<string> told, CancellationToken cancellation)
    {
        const int toldEvery = 1000;
        var there = (await to.ListAsync(cancellation)).ToDictionary(static file => file.Name, static file => file.Bytes, StringComparer.Ordinal);
        var (count, total) = (0L, 0L);
        foreach (var file in await from.ListAsync(cancellation))
        {
            if (!BackupNames.IsFile(BackupNames.Kept(file.Name)))
            {
                told.Report($"文件 {file.Path ?? file.Name} 不是本程序写的，没有搬。");
                continue;
            }

            // Files are never changed, only made and removed: one of this name and length is this one.
            var isThere = there.Remove(file.Name, out var bytes) && bytes == file.Bytes;
            if (isThere || await TryBringAsync(file, to, cancellation))
            {
                (count, total) = (count + 1, total + file.Bytes);
                if (count % toldEvery == 0)
                {
                    told.Report($"文件：已搬 {count} 个");
                }
            }
        }

        foreach (var name in exact ? there.Keys.ToList() : [])
        {
            await to.RemoveAsync(name, cancellation);
        }

        return new CopiedFiles(to.Place, count, total);
    }

    /// <summary>The same, and then nothing is left where they were.</summary>
    public static async Task<CopiedFiles> MoveAsync(IKeptFiles from, IKeptFiles to, IProgress<string> told, CancellationToken cancellation)
    {
        var moved = await RunAsync(from, to, exact: false, told, cancellation);
        var there = (await to.ListAsync(cancellation)).ToDictionary(static file => file.Name, static file => file.Bytes, StringComparer.Ordinal);
        foreach (var file in (await from.ListAsync(cancellation)).Where(file => there.TryGetValue(file.Name, out var bytes) && bytes == file.Bytes))
        {
            await from.RemoveAsync(file.Name, cancellation);
        }

        return moved;
    }

    private static async Task<bool> TryBringAsync(KeptFile file, IKeptFiles to, CancellationToken cancellation)
    {
        try
        {
            await using var content = file.Open();
            await to.SaveAsync(file.Name, content, file.At, cancellation);
            return true;
        }
        catch (FileNotFoundException)
        {
            // It went with its follower meanwhile.
            return false;
        }
    }
}
