#!/usr/bin/env bash
# A class on a cluster with Slurm: eight tasks, each every eighth student.
#
#   sbatch grader/cmd/class/deploy/slurm.sh /path/to/class
#   go tool class board $(printf ' -db %s' /path/to/class/class-*.db) -out site
#
# Run it from a clone of the course that all nodes see. A task that is started
# again goes on where it was.
#SBATCH --job-name=interleave-class
#SBATCH --array=1-8
#SBATCH --cpus-per-task=2
#SBATCH --mem=6G
#SBATCH --requeue
set -euo pipefail
class=${1:?usage: sbatch slurm.sh FOLDER}
go tool class run -workers "$SLURM_CPUS_PER_TASK" -shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
	-db "$class/class-$SLURM_ARRAY_TASK_ID.db" "$class"
