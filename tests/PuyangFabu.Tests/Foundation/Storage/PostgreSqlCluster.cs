using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace PuyangFabu.Tests.Foundation.Storage;

/// <summary>A PostgreSQL server of the test run's own, on a free loopback port with its data in a scratch folder.</summary>
public sealed class PostgreSqlCluster : IDisposable
{
    private const string FolderPrefix = "puyangfabu-test-pg";

    // What makes a crash harmless, and what keeps tables fit for years, is of no use to databases that live for one test.
    private const string ForOneTest = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off -c wal_level=minimal -c max_wal_senders=0";

    private static int started;

    private readonly PostgreSqlPrograms programs;
    private readonly string settings;
    private readonly string folder = Path.Combine(ScratchSpace.Place, $"{FolderPrefix}{Number()}-{Environment.ProcessId}");
    private readonly string password = RandomNumberGenerator.GetHexString(24);
    private readonly int port = FreePort();

    private PostgreSqlCluster(PostgreSqlPrograms programs, string settings)
    {
        this.programs = programs;
        this.settings = settings;
    }

    /// <summary>Starts the server.</summary>
    /// <param name="settings">Its own, written as for the server's command line.</param>
    public static PostgreSqlCluster Start(PostgreSqlPrograms programs, string settings = ForOneTest)
    {
        StopLeftovers(programs);
        var cluster = new PostgreSqlCluster(programs, settings);
        cluster.CreateAndStart();
        return cluster;
    }

    /// <summary>What the server has told so far.</summary>
    public string Log => Path.Combine(folder, "log");

    public string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = IPAddress.Loopback.ToString(),
        Port = port,
        Database = database,
        Username = "postgres",
        Password = password,
        MaxPoolSize = 20,
    }.ToString();

    public void Dispose() => Stop(programs, folder);

    /// <summary>Every connection ends with 57P01, new ones are refused.</summary>
    public void TakeDown() => programs.Run("pg_ctl", "-D", Path.Combine(folder, "data"), "-m", "fast", "-w", "stop");

    public void BringUp() => programs.Run(
        "pg_ctl", "-D", Path.Combine(folder, "data"), "-w", "-l", Log, "-o",
        $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} {settings}",
        "start");

    private void CreateAndStart()
    {
        Directory.CreateDirectory(folder);
        PostgreSqlPrograms.Grant(folder);
        var data = Path.Combine(folder, "data");
        var passwordFile = Path.Combine(folder, "password");
        File.WriteAllText(passwordFile, password);
        PostgreSqlPrograms.Grant(passwordFile);
        programs.Run("initdb", "-D", data, "-U", "postgres", "-A", "scram-sha-256", $"--pwfile={passwordFile}", "-E", "UTF8", "--locale=C", "--no-sync");
        File.Delete(passwordFile);
        BringUp();
    }

    /// <summary>A run that was killed could not stop its server; the folder's name tells whose it was.</summary>
    private static void StopLeftovers(PostgreSqlPrograms programs)
    {
        foreach (var leftover in Directory.GetDirectories(ScratchSpace.Place, FolderPrefix + "*-*"))
        {
            var owner = leftover[(leftover.LastIndexOf('-') + 1)..];
            if (!Runs(owner))
            {
                Remove(programs, leftover);
            }
        }
    }

    private static void Remove(PostgreSqlPrograms programs, string leftover)
    {
        try
        {
            Stop(programs, leftover);
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            // Its server may be gone too (the machine was switched off), or another run is removing it; this run needs neither.
            System.Console.Error.WriteLine($"Left {leftover} alone: {failure.Message}");
        }
    }

    private static void Stop(PostgreSqlPrograms programs, string folder)
    {
        var data = Path.Combine(folder, "data");
        var lockFile = Path.Combine(data, "postmaster.pid");
        if (File.Exists(lockFile) && Runs(File.ReadLines(lockFile).First()))
        {
            programs.Run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop");
        }

        Directory.Delete(folder, recursive: true);
    }

    // The first of a run has none.
    private static string Number() => Interlocked.Increment(ref started) is > 1 and var number ? $"{number}" : "";

    private static bool Runs(string id) => int.TryParse(id, out var parsed) && Process.GetProcesses().Any(process => process.Id == parsed);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
