namespace ParallelAsync.Tests.Kernel.Language;

/// <summary>The language services of a notebook of which a few cells have run, for tests that run no cell of their own.</summary>
public sealed class NotebookInProgress : IAsyncLifetime
{
    internal LanguageFixture Language { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var library = Path.GetRelativePath(Language.Session.Folder, typeof(ParallelAsync.Tracing.Trace).Assembly.Location).Replace('\\', '/');
        await Language.RunAsync($"#r \"{library}\"\nusing ParallelAsync.Tracing;\nvar trace = new Trace();");
        await Language.RunAsync("""
            /// <summary>Twice *as* <c>much</c> as <paramref name="number"/>.</summary>
            /// <param name="number">Any number.</param>
            /// <returns>2 x the number.</returns>
            /// <exception cref="OverflowException">It is too large.</exception>
            /// <remarks>First.<para>See <see href="https://example.org">there</see> or <see langword="null"/>.</para>
            /// <list type="bullet"><item><term>one</term><description>of two</description></item><item>two</item></list></remarks>
            /// <example><code>
            /// var x = Twice(1);
            ///     more
            /// </code></example>
            int Twice(int number) => 2 * number;

            /// <summary>Twice the text.</summary>
            string Twice(string text, int times = 2) => text + text;
            """);
        await Language.RunAsync("""
            /// <summary>A place.</summary>
            /// <param name="X">Steps to the right.</param>
            /// <param name="Y">Steps up.</param>
            record Place(int X, int Y);

            interface IWorker
            {
                /// <summary>Does the work.</summary>
                /// <returns>How often.</returns>
                int Work();
            }

            /// <summary>One who works.</summary>
            class Worker : IWorker
            {
                public int Work() => 1;

                /// <inheritdoc cref="IWorker.Work"/>
                public int WorkAgain() => 2;

                public override string ToString() => "worker";
            }

            class Settings { public int Height { get; set; } public int Width { get; set; } public int Area => Height * Width; }
            """);
        await Language.RunAsync("var place = new Place(1, 2);\nvar worker = new Worker();\nFunc<int, int> triple = x => 3 * x;\nconst int Limit = 3;");
    }

    public ValueTask DisposeAsync()
    {
        Language.Dispose();
        return ValueTask.CompletedTask;
    }
}
