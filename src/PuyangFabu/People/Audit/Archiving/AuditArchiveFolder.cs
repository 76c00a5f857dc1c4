using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Audit.Anchoring;

namespace PuyangFabu.People.Audit.Archiving;

/// <summary>Writes the files of the archive. What has its name there is whole, on the disk, and holds an unbroken part of the chain.</summary>
public sealed class AuditArchiveFolder(AuditStore store, SignedAnchors signing, StorageOptions storage, TimeProvider clock)
{
    public const string FolderName = "audit-archives";

    /// <summary>Ends the name of a file that is still being written.</summary>
    public const string DraftSuffix = ".new";

    private const int Batch = 1000;
    private static readonly TimeSpan OldestDraft = TimeSpan.FromDays(1);

    public string Folder { get; } = Path.Combine(storage.DataDirectory, FolderName);

    public string PathOf(AuditArchive archive) => Path.Combine(Folder, archive.FileName);

    /// <summary>Writes a part of the record under another name, waits for the disk, and reads it back.</summary>
    /// <param name="before">The entry before the first.</param>
    /// <param name="last">Number of the last entry.</param>
    /// <returns>What was written, and the path under which it lies until <see cref="PutInPlace"/>.</returns>
    /// <exception cref="InvalidDataException">An entry does not fit to the one before, or the file reads otherwise than it was written; there is no file.</exception>
    public async Task<(AuditArchive Archive, string Draft)> WriteAsync(AuditHead before, long last, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Folder);
        RemoveOldDrafts();
        var draft = Path.Combine(Folder, Path.GetRandomFileName() + DraftSuffix);
        try
        {
            var hash = await WriteDraftAsync(draft, before, last, cancellation);
            var archive = new AuditArchive
            {
                FirstSequence = before.Sequence + 1,
                LastSequence = last,
                PreviousHash = before.Hash,
                LastHash = hash,
                // The same part gets the same name: one that was put in place and not recorded, because the process died, is written over.
                FileName = string.Create(CultureInfo.InvariantCulture, $"{before.Sequence + 1:D12}-{last:D12}-{hash[..12]}.jsonl"),
                Sha256 = await Sha256Async(draft, cancellation),
                Bytes = new FileInfo(draft).Length,
                ArchivedMs = clock.NowMs(),
            };
            return await AuditArchiveFile.ChainProblemAsync(draft, archive, cancellation) is { } problem
                ? throw new InvalidDataException($"归档文件读回来与写下的不同：{problem}")
                : (archive, draft);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    /// <summary>Gives the file its name, for good. Once; in a transaction that runs again it has it.</summary>
    public void PutInPlace(string draft, AuditArchive archive)
    {
        if (File.Exists(draft))
        {
            File.Move(draft, PathOf(archive), overwrite: true);
            PrivateFile.FlushFolder(Folder);
        }
    }

    private async Task<string> WriteDraftAsync(string draft, AuditHead before, long last, CancellationToken cancellation)
    {
        await using var file = PrivateFile.CreateNew(draft);
        var (at, hash) = (before.Sequence, before.Hash);
        using var lines = new MemoryStream();
        while (at < last)
        {
            lines.SetLength(0);
            var rows = await store.AfterAsync(at, (int)Math.Min(Batch, last - at), cancellation);
            foreach (var row in rows)
            {
                if (AuditChain.ProblemOf(row, at, hash) is { } problem)
                {
                    throw new InvalidDataException($"审计没有归档，什么都没有删除：{problem}");
                }

                AuditLines.Write(lines, row);
                (at, hash) = (row.Sequence, row.Hash);
            }

            if (rows.Count == 0)
            {
                throw new InvalidDataException($"审计没有归档，什么都没有删除：第 {at + 1} 条不见了。");
            }

            await file.WriteAsync(lines.GetBuffer().AsMemory(0, (int)lines.Length), cancellation);
        }

        await file.WriteAsync(Encoding.UTF8.GetBytes(await signing.SignAsync(new AuditHead { Sequence = at, Hash = hash }, cancellation) + "\n"), cancellation);
        file.Flush(flushToDisk: true);
        return hash;
    }

    private static async Task<string> Sha256Async(string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
    }

    // Of processes that died; another node may be writing its own now.
    private void RemoveOldDrafts()
    {
        foreach (var draft in Directory.GetFiles(Folder, "*" + DraftSuffix).Where(draft => clock.GetUtcNow() - File.GetLastWriteTimeUtc(draft) > OldestDraft))
        {
            File.Delete(draft);
        }
    }
}
