using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace PuyangFabu.Tests.Operations.Backup;

/// <summary>Makes backups that a person or a disk has changed.</summary>
internal static class BrokenBackup
{
    /// <summary>Changes a table's text and makes the manifest agree, as somebody who knows the form would.</summary>
    public static string WithTable(string file, string table, Func<string, string> change)
    {
        var changed = Copy(file);
        using var zip = ZipFile.Open(changed, ZipArchiveMode.Update);
        var name = $"tables/{table}.jsonl";
        var text = change(Read(zip, name));
        Write(zip, name, text);
        Manifest(zip, manifest =>
        {
            var entry = manifest["entries"]!.AsArray().Single(entry => entry!["name"]!.GetValue<string>() == name)!;
            entry["bytes"] = Encoding.UTF8.GetByteCount(text);
            entry["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            manifest["tables"]!.AsArray().Single(entry => entry!["name"]!.GetValue<string>() == table)!["rows"] =
                text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        });
        return changed;
    }

    /// <summary>Adds a file and makes the manifest agree.</summary>
    public static string WithFile(string file, string name, string text, long? claimedBytes = null)
    {
        var changed = Copy(file);
        using var zip = ZipFile.Open(changed, ZipArchiveMode.Update);
        Write(zip, name, text);
        Manifest(zip, manifest => manifest["entries"]!.AsArray().Add(new JsonObject
        {
            ["name"] = name,
            ["bytes"] = claimedBytes ?? Encoding.UTF8.GetByteCount(text),
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        }));
        return changed;
    }

    public static string WithManifest(string file, Action<JsonNode> change)
    {
        var changed = Copy(file);
        using var zip = ZipFile.Open(changed, ZipArchiveMode.Update);
        Manifest(zip, change);
        return changed;
    }

    /// <summary>Changes the zip and nothing else.</summary>
    public static string WithZip(string file, Action<ZipArchive> change)
    {
        var changed = Copy(file);
        using var zip = ZipFile.Open(changed, ZipArchiveMode.Update);
        change(zip);
        return changed;
    }

    public static string WithBytes(string file, Func<byte[], byte[]> change)
    {
        var changed = Copy(file);
        File.WriteAllBytes(changed, change(File.ReadAllBytes(file)));
        return changed;
    }

    public static void Write(ZipArchive zip, string name, string text)
    {
        zip.GetEntry(name)?.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }

    private static void Manifest(ZipArchive zip, Action<JsonNode> change)
    {
        var manifest = JsonNode.Parse(Read(zip, "manifest.json"))!;
        change(manifest);
        Write(zip, "manifest.json", manifest.ToJsonString());
    }

    private static string Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static string Copy(string file)
    {
        var copy = $"{file}.{Path.GetRandomFileName()}";
        File.Copy(file, copy);
        return copy;
    }
}
